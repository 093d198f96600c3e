const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;

/** Words of what is loaded only when it is used: clippings, pictures, what one does with an answer or a transcript. */
export const researchEn = {
  clippings: {
    title: 'Clippings',
    lead: 'Quotes that you pinned, in your order, with your notes. They stay in this browser until you remove them.',
    empty: 'Nothing is pinned yet.',
    emptyHow: 'Choose “Pin to clippings” in the menu beside any quote, or select words in a transcript.',
    save: 'Save as',
    copyLink: 'Copy one link to all',
    linkHelp: 'One link that opens these clippings. It holds their places and your notes; no server sees them.',
    remark: 'Your note',
    up: 'Move up',
    down: 'Move down',
    moved: (to: number, of: number) => `Now ${to} of ${of}`,
    remove: 'Remove',
    removeAll: 'Remove all',
    removed: (n: number) => `${count(n, 'clipping', 'clippings')} removed.`,
    undo: 'Undo',
    shared: (n: number) => `${count(n, 'clipping', 'clippings')} from a link`,
    sharedHelp:
      'The words are read from the transcripts here. Notes, where there are any, are by whoever made the link.',
    lost: (n: number) => `${count(n, 'clipping', 'clippings')} of the link cannot be found in the transcripts here.`,
    broken: 'This link holds no clippings that can be read.',
    add: 'Add to my clippings',
    toMine: 'My clippings',
    note: 'Note',
  },
  selection: {
    actions: 'The selected words',
    ask: 'Ask about this',
    question: (words: string) => `What was said about “${words}”?`,
    oneSpeaker: 'A quote is of one speaker: select words within one turn.',
  },
  next: {
    title: 'Where to go on from here',
    asked: (n: number) => (n === 1 ? 'What was asked' : `What was asked (${n})`),
    sideBySide: 'Side by side',
    overTime: 'Over time',
    toOthers: 'To other outlets:',
  },
  overTime: {
    lines: 'Line by line',
    linesHelp: 'From each interview in which it comes up, the sentence with most of the subject’s words.',
    again: 'Said again',
    againHelp:
      'Sentences of different interviews with more than half of their longer words in common, among the fifty nearest passages.',
    saidIn: (n: number) => `Said in ${n} interviews, first to`,
    guest: 'Who speaks',
    everybody: 'Everybody',
    year: 'Year',
    allYears: 'All years',
  },
  pressed: {
    title: 'Asked again by the journalist',
    rule: 'Found by a rule, as a help in reading, not as a verdict: the reply has fewer than half of the question’s rarer words, and the journalist’s next question has at least two of them, and two fifths of the shorter question’s, again.',
    asked: 'Question:',
    reply: 'Reply:',
    again: 'Asked again:',
  },
  picture: {
    title: 'The quote as a picture',
    description: 'Description for those who cannot see it (alt text); publish it with the picture',
    verbatim: 'Verbatim from the published transcript',
    save: 'Save the picture',
    copy: 'Copy the description',
    failed: 'The browser did not make the picture.',
    alt: (who: string, where: string, when: string, asked: string, words: string, link: string) =>
      `Quote card. ${asked}${who}, ${where}, ${when}: “${words}” ${link}`,
  },
};

export type ResearchMessages = typeof researchEn;
