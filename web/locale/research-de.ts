import type { ResearchMessages } from './research-en.ts';

const quotes = (n: number): string => `${n} ${n === 1 ? 'Zitat' : 'Zitate'}`;

export const researchDe: ResearchMessages = {
  clippings: {
    title: 'Merkliste',
    lead: 'Gemerkte Zitate in Ihrer Reihenfolge, mit Ihren Notizen. Sie bleiben in diesem Browser, bis Sie sie entfernen.',
    empty: 'Noch ist nichts gemerkt.',
    emptyHow:
      'Wählen Sie „Auf die Merkliste“ im Menü neben einem Zitat, oder markieren Sie Wörter in einem Transkript.',
    save: 'Speichern als',
    copyLink: 'Einen Link zu allen kopieren',
    linkHelp: 'Ein Link, der diese Merkliste öffnet. Er enthält die Stellen und Ihre Notizen; kein Server sieht sie.',
    remark: 'Ihre Notiz',
    up: 'Nach oben',
    down: 'Nach unten',
    moved: (to, of) => `Jetzt ${to} von ${of}`,
    remove: 'Entfernen',
    removeAll: 'Alle entfernen',
    removed: (n) => `${quotes(n)} entfernt.`,
    undo: 'Rückgängig',
    shared: (n) => `${quotes(n)} aus einem Link`,
    sharedHelp: 'Die Worte werden hier aus den Transkripten gelesen. Notizen sind von dem, der den Link gemacht hat.',
    lost: (n) => `${quotes(n)} des Links sind in den Transkripten hier nicht zu finden.`,
    broken: 'Dieser Link enthält keine lesbare Merkliste.',
    add: 'Auf meine Merkliste',
    toMine: 'Meine Merkliste',
    note: 'Notiz',
  },
  selection: {
    actions: 'Die markierten Wörter',
    ask: 'Danach fragen',
    question: (words) => `What was said about “${words}”?`,
    oneSpeaker: 'Ein Zitat ist von einer Person: Markieren Sie Wörter innerhalb einer Rede.',
  },
  next: {
    title: 'Wie es von hier weitergeht',
    asked: (n) => (n === 1 ? 'Was gefragt wurde' : `Was gefragt wurde (${n})`),
    sideBySide: 'Nebeneinander',
    overTime: 'Im Lauf der Zeit',
    toOthers: 'Zu anderen Medien:',
  },
  overTime: {
    lines: 'Zeile für Zeile',
    linesHelp: 'Aus jedem Interview, in dem es vorkommt, der Satz mit den meisten Wörtern des Themas.',
    again: 'Wieder gesagt',
    againHelp:
      'Sätze verschiedener Interviews, die mehr als die Hälfte ihrer längeren Wörter gemeinsam haben, unter den fünfzig nächsten Stellen.',
    saidIn: (n) => `In ${n} Interviews gesagt, zuerst:`,
    guest: 'Wer spricht',
    everybody: 'Alle',
    year: 'Jahr',
    allYears: 'Alle Jahre',
  },
  pressed: {
    title: 'Vom Journalisten noch einmal gefragt',
    rule: 'Nach einer Regel gefunden, als Lesehilfe, nicht als Urteil: Die Antwort hat weniger als die Hälfte der selteneren Wörter der Frage, und die nächste Frage hat mindestens zwei davon, und zwei Fünftel der kürzeren Frage, noch einmal.',
    asked: 'Frage:',
    reply: 'Antwort:',
    again: 'Noch einmal:',
  },
  picture: {
    title: 'Das Zitat als Grafik',
    description: 'Beschreibung für alle, die es nicht sehen (Alternativtext); veröffentlichen Sie sie mit der Grafik',
    verbatim: 'Wörtlich aus dem veröffentlichten Transkript',
    save: 'Grafik speichern',
    copy: 'Beschreibung kopieren',
    failed: 'Der Browser hat die Grafik nicht erzeugt.',
    alt: (who, where, when, asked, words, link) => `Zitatkarte. ${asked}${who}, ${where}, ${when}: „${words}“ ${link}`,
  },
};
