/** English words that ask, lead over or point back, and name no subject of their own. Folded. */
const list = (words: string) => words.trim().split(/\s+/);

export const ASKING_WORDS: Readonly<Record<string, readonly string[]>> = {
  auxiliaries: list(
    'wasn isn didn don doesn weren hasn haven hadn couldn wouldn won shouldn aren ain ll ve re d m shall may might must ought supposed going gonna',
  ),
  anybody: list(
    'anybody anyone somebody someone nobody everybody everyone anything something nothing everything else other others another same both each every none such own one ones two pair couple',
  ),
  happening: list(
    'happen happened happens happening become became becomes take takes took place go goes went gone come came comes make makes making put get got gets give gave gives call calls use uses used using meet meets met have having do doing keep turn let seem seemed',
  ),
  order: list(
    'first second third fourth fifth last lastly latest next final finally early earlier late later before after again still yet already always ever never since ago then now today yesterday tomorrow recently currently back once twice often sometimes meanwhile until while',
  ),
  time: list('time times day days week weeks month months year years hour hours minute minutes moment date'),
  saying: list(
    'accuse accuses accused accusing challenge challenges challenged confront confronted say says said saying talk talks talked talking tell tells told mention mentions mentioned think thinks thought believe believes believed according comment commented comments speak speaks spoke spoken discuss discussed answer answers answered reply replied respond responded ask asks asked asking explain explained describe described state stated claim claimed repeat repeated deny denied admit admitted view views opinion position stance interview interviews interviewed conversation channel outlet newspaper paper journalist journalists reporter reporters interviewer interviewers host hosts presenter presenters moderator anchor correspondent correspondents dr mr mrs ms question questions word words quote quotes',
  ),
  measuring: list(
    'many much long far big compare compared comparing comparison differ differs differed difference differences large amount number numbers total altogether exactly really actually quite very more most less least enough only just even also too well almost about around',
  ),
  numbers: list(
    'two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion few several',
  ),
  manner: list(
    'mean means meant meaning way kind sort part side thing things matter point reason reasons want wants wanted need needs like likes liked happy sure right wrong true different better best worse worst possible able name named know knows knew see sees saw show find look try tried please thanks thank ok okay yes no not fine sorry back there here however instead though maybe perhaps',
  ),
};

const ALL = new Set(Object.values(ASKING_WORDS).flat());

/** @param word folded */
export const isAskingWord = (word: string): boolean => ALL.has(word);
