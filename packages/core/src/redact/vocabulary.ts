/**
 * The words of the server's own sentences. They stay readable: redacting "email" because metadata contains it helps
 * nobody.
 */
import { known } from "../error/codes.js"

const vocabulary = new Set(known.flatMap((code) => code.split("_")))

/** Whether the server's sentences use this word, in lower case. */
export const isVocabulary = (word: string): boolean => vocabulary.has(word)
