/** Faults by which words were credited to another, one kind each: who says what, and what is in nobody's words. */
import { describe, it } from 'vitest';
import { type Case, expectSaid, KIM, srt, vtt } from '../said.ts';

const CASES: Case[] = [
  {
    kind: 'captions: a cue without label goes on',
    format: 'webvtt',
    text: vtt(
      'Kim Lund: So the bridge is shut.',
      'Since when, and why?',
      'Ada Berg: Since May. Can I tell you a story?',
      'Do you know the old keeper?',
      'He rang me at night.',
      'Kim Lund: And?',
    ),
    says: {
      'Kim Lund': ['Since when, and why?', 'And?'],
      'Ada Berg': ['Do you know the old keeper?', 'He rang me at night.'],
    },
  },
  {
    kind: 'text: questions within an answer',
    people: KIM,
    text: 'KIM LUND: Who pays?\n\nADA BERG: Who should?\n\nWill you? Will your readers? What do you think?\n\nTell me: would you pay?\n\nKIM LUND: Perhaps.\n\nADA BERG: There.',
    says: {
      'Ada Berg': ['Will you? Will your readers? What do you think?', 'Tell me: would you pay?'],
      'Kim Lund': ['Perhaps.'],
    },
  },
  {
    kind: 'a role word within a sentence',
    people: KIM,
    text: 'Kim Lund: Did they write?\n\nAda Berg: They did.\n\nThey asked the editor: may we print it?\n\nHere is my answer: no.\n\nMy question to the host: why now?\n\nKim Lund: Well?\n\nAda Berg: He said: later.',
    says: {
      'Ada Berg': [
        'They asked the editor: may we print it?',
        'Here is my answer: no.',
        'My question to the host: why now?',
        'He said: later.',
      ],
    },
  },
  {
    kind: 'a role word at the start of a wrapped line',
    people: KIM,
    text: 'Kim Lund: Did they come to see the bridge in the\nrain?\n\nAda Berg: One did. I said to the\nreporter: come in, and to her\neditor: you too.\n\nKim Lund: And?\n\nAda Berg: They came.',
    says: { 'Ada Berg': ['reporter: come in', 'editor: you too.'] },
  },
  {
    kind: 'the voice tag beats the text',
    format: 'webvtt',
    text: vtt(
      '<v Kim Lund>Ada Berg: that is how you sign?</v>',
      '<v Ada Berg>Host: nobody. Kim Lund: that is you.</v>',
      '<v Kim Lund>Answer: yes.</v>',
    ),
    says: {
      'Kim Lund': ['Ada Berg: that is how you sign?', 'Answer: yes.'],
      'Ada Berg': ['Host: nobody. Kim Lund: that is you.'],
    },
  },
  {
    kind: 'a third person, named once, by two names',
    people: KIM,
    text: 'Kim Lund: Is it safe?\n\nAda Berg: It is.\n\nDr. Emil Farkas: It is not, I measured it.\n\nKim Lund: Well?\n\nAda Berg: He did.',
    says: { 'Dr. Emil Farkas': ['It is not, I measured it.'] },
  },
  {
    kind: 'a list within an answer',
    people: KIM,
    text: 'Kim Lund: When do you open?\n\nAda Berg: It depends.\n\nMonday: from nine.\n\nSaturday: From noon, and longer in summer.\n\nOakville: never in winter.\n\nBeech Hill: all year.\n\nKim Lund: I see.\n\nAda Berg: Good.',
    says: {
      'Ada Berg': [
        'Monday: from nine.',
        'Saturday: From noon, and longer in summer.',
        'Oakville: never in winter.',
        'Beech Hill: all year.',
      ],
    },
  },
  {
    kind: 'generics with underscores and brackets',
    format: 'subrip',
    people: { interviewee: { name: 'Ada Berg', short: 'Berg', aliases: ['spk_1'] } },
    text: srt('spk_0: Why?', 'spk_1: Because.', 'spk_0: And?', 'spk_1: That is all.'),
    says: { spk_0: ['Why?', 'And?'], 'Ada Berg': ['Because.', 'That is all.'] },
    never: ['spk_'],
  },
  {
    kind: 'what the catalog names always counts',
    people: { interviewee: { name: 'Ada Berg', short: 'Berg', aliases: ['guest-2 (b)'] } },
    text: 'Kim Lund: Why?\n\nguest-2 (b): Because.\n\nKim Lund: And?\n\nguest-2 (b): That is all.',
    says: { 'Ada Berg': ['Because.', 'That is all.'] },
    never: ['guest-2'],
  },
  {
    kind: 'names with times, no colon, no blank line',
    people: KIM,
    text: 'Kim Lund 0:03\nWhy is it shut?\nAda Berg 0:09\nIt cracked. At 10:05 we closed it.\nKim Lund 0:15\nAnd then?\nAda Berg 0:21\nNothing.',
    says: {
      'Kim Lund': ['Why is it shut?', 'And then?'],
      'Ada Berg': ['It cracked. At 10:05 we closed it.', 'Nothing.'],
    },
    never: ['0:09', '0:15'],
  },
  {
    kind: 'cue without blank line, with hours of one digit',
    format: 'subrip',
    text: '1\n0:00:01,5 --> 0:00:03\nKim Lund: Why?\n2\n0:00:04 --> 0:00:06,25\nAda Berg: Because.\n',
    says: { 'Kim Lund': ['Why?'], 'Ada Berg': ['Because.'] },
    never: ['-->', '0:00'],
  },
  {
    kind: 'numbers as words',
    format: 'subrip',
    text: srt('Kim Lund: How many?', 'Ada Berg: Listen:\n42', 'Kim Lund: No!'),
    says: { 'Ada Berg': ['42'] },
  },
  {
    kind: 'heads, styles, regions and notes in mid-file',
    format: 'webvtt',
    text: `${vtt('<v Kim Lund>Why?</v>')}\nSTYLE\n::cue { color: red }\n\nREGION\nid:x width:40%\n\nNOTE checked\nby two people\n\nWEBVTT Kind: captions; Language: en\n\n00:30.000 --> 00:31.000\n<v Ada Berg>Because.</v>\n`,
    says: { 'Ada Berg': ['Because.'] },
    never: ['WEBVTT', 'color', 'width', 'by two people'],
  },
  {
    kind: 'rolling captions of two lines',
    format: 'subrip',
    text: srt(
      '>> we shut the old bridge',
      'we shut the old bridge\nbecause it had cracked',
      'because it had cracked\nin two of the piers',
      'in two of the piers\n>> and is it safe now',
    ),
    says: { 'Ada Berg': [] },
    never: ['cracked because'],
  },
  {
    kind: 'colours and italics',
    format: 'subrip',
    text: srt(
      '<font color="#ff0000">Kim Lund: Was it <i>you</i>?</font>',
      '<b>Ada Berg:</b> It was <u>not</u> me, and <i>never will be.</i>',
      'Kim Lund: Oh.',
    ),
    says: { 'Kim Lund': ['Was it you?'], 'Ada Berg': ['It was not me, and never will be.'] },
    never: ['<'],
  },
  {
    kind: 'references',
    format: 'webvtt',
    text: vtt(
      '<v O&apos;Hara &amp; Sons>Fish &lt;and&gt; chips?</v>',
      '<v Ada Berg>Q&amp;A at caf&#xe9; &quot;Oak&quot;.</v>',
    ),
    says: { "O'Hara & Sons": ['Fish <and> chips?'], 'Ada Berg': ['Q&A at café "Oak".'] },
  },
  {
    kind: 'positions',
    format: 'subrip',
    text: srt('{\\an8}{\\i1}Kim Lund: Why?{\\i0}', '{\\pos(1,2)}Ada Berg: Because.'),
    says: { 'Kim Lund': ['Why?'], 'Ada Berg': ['Because.'] },
    never: ['{', '\\'],
  },
  {
    kind: 'sounds',
    format: 'webvtt',
    text: vtt(
      '♪♪',
      '<v Kim Lund>Why?</v>',
      '[door slams]',
      '(APPLAUSE AND CHEERING)',
      '♪ la la la',
      '<v Ada Berg>Because.</v>',
      '*laughs*',
    ),
    says: { 'Kim Lund': ['Why?'], 'Ada Berg': ['Because.'] },
    never: ['door slams', 'APPLAUSE', 'la la', 'laughs'],
  },
  {
    kind: 'front matter with colons, lists and a rule later',
    people: KIM,
    text: '---\ntitle: Bridges: a talk\nguest:\n  - Ada Berg\ndate: 2020-03-04\n---\n\n# Bridges\n\n## Part one\n\n**Kim Lund:** Why?\n\n**Ada Berg:** Three things:\n\n- the piers\n- the road\n\n***\n\n**Kim Lund:** And?\n\n**Ada Berg:** That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['the piers', 'the road', 'That is all.'] },
    never: ['title', 'guest', '***', '##', 'Part one'],
  },
  {
    kind: 'off camera, via interpreter',
    people: KIM,
    text: 'LUND: Why?\n\nBERG (through interpreter): Because.\n\nMALE VOICE: Louder!\n\nLUND (off-camera): And?\n\nBERG [smiling]: That is all.',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['Because.', 'That is all.'], 'MALE VOICE': ['Louder!'] },
    never: ['interpreter', 'camera', 'smiling'],
  },
  {
    kind: 'other scripts',
    people: {
      interviewee: { name: 'أحمد السيد', short: 'السيد' },
      outlets: [{ id: 'radio-oak', name: 'Radio Oak', interviewers: ['Анна Петрова'] }],
    },
    text: 'Анна Петрова: Почему?\n\nأحمد السيد: لأن الجسر قديم.\n\nАнна Петрова: И потом?\n\nأحمد السيد: لا شيء.',
    says: { 'Анна Петрова': ['Почему?', 'И потом?'], 'أحمد السيد': ['لأن الجسر قديم.', 'لا شيء.'] },
  },
  {
    kind: 'particles, hyphens, apostrophes',
    people: {
      interviewee: { name: "Niamh O'Brien-Ní Dhónaill", short: "O'Brien" },
      outlets: [{ id: 'radio-oak', name: 'Radio Oak', interviewers: ['Ludwig van der Meer'] }],
    },
    text: "Ludwig van der Meer: Why?\n\nNiamh O'Brien-Ní Dhónaill: Because.\n\nvan der Meer: And?\n\nO’Brien: That is all.",
    says: { 'Ludwig van der Meer': ['Why?', 'And?'], "Niamh O'Brien-Ní Dhónaill": ['Because.', 'That is all.'] },
  },
  {
    kind: 'invisible marks around names',
    people: KIM,
    text: '\ufeff\u202aKim Lund\u202c: Why?\n\n\u2060Ada\u00a0Berg\u200b: Because.\n\n\u200fKim Lund: And?',
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['Because.'] },
  },
  {
    kind: 'short forms of names',
    people: KIM,
    text: 'Mr. Lund: Why?\n\nMayor Berg: Because.\n\nKim: And?\n\nAda: That is all.\n\nK.L.: Sure?\n\nA.B.: Yes.',
    says: { 'Kim Lund': ['Why?', 'And?', 'Sure?'], 'Ada Berg': ['Because.', 'That is all.', 'Yes.'] },
  },
  {
    kind: 'a slip of the pen',
    people: KIM,
    text: 'Kim Lund: Why?\n\nAda Berg: Because.\n\nKim Lnud: And?\n\nAda Breg: That is all.',
    says: { 'Kim Lund': ['And?'], 'Ada Berg': ['That is all.'] },
  },
  {
    kind: 'generic brackets are words',
    format: 'webvtt',
    text: vtt('<v Kim Lund>What is List<String> for?</v>', '<v Ada Berg>x < y and y > z, and <thing> too.</v>'),
    says: { 'Kim Lund': ['What is List<String> for?'], 'Ada Berg': ['x < y and y > z, and <thing> too.'] },
  },
  {
    kind: 'a dash within a labelled turn',
    people: KIM,
    text: 'Kim Lund: Why?\n\nAda Berg: I was about to say —\n\n— that it cracked.\n\n- And that is all.\n\nKim Lund: I see.',
    says: { 'Ada Berg': ['that it cracked.', 'And that is all.'] },
  },
  {
    kind: 'chevrons with names at the change',
    format: 'subrip',
    text: srt('>> Kim Lund: Why?', '>> Ada Berg: Because. >> Kim Lund: And?', '>> Ada Berg: That is all.'),
    says: { 'Kim Lund': ['Why?', 'And?'], 'Ada Berg': ['Because.', 'That is all.'] },
    never: ['>>'],
  },
  {
    kind: 'sentences over cues',
    format: 'subrip',
    text: srt('Kim Lund: Is it', 'safe?', 'Ada Berg: I would not say', 'that it is safe. Not at all', 'in the rain.'),
    says: { 'Kim Lund': ['Is it safe?'], 'Ada Berg': ['I would not say that it is safe. Not at all in the rain.'] },
  },
  {
    kind: 'a stray name at the start of a wrapped line',
    people: KIM,
    text: 'Kim Lund: Who signed?\n\nAda Berg: Two people signed the letter that you have there, the mayor and\nKim Lund: you know him.\n\nKim Lund: I do.\n\nAda Berg: Good.',
    says: { 'Kim Lund': ['I do.'] },
  },
];

describe('words are credited to who says them', () => {
  it.each(CASES.map((one) => [one.kind, one] as const))('%s', (_, one) => expectSaid(one));
});
