/** The words that the server's own sentences are made of: to hide "email" because metadata holds it would help nobody. */
import { known } from "../ErrorCode.js"

const vocabulary = new Set(known.flatMap((code) => code.split("_")))

/** Whether it is one of them, in lower case. */
export const isVocabulary = (word: string): boolean => vocabulary.has(word)
