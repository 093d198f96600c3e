/** The key belongs to an input method: Safari says so only by the code 229 when Enter confirms a choice. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
