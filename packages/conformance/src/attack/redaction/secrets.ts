/** Secret texts, of every alphabet. */
import type { Dice } from "../Dice.js"

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

const alphabets: ReadonlyArray<string> = [
  letters,
  `${letters}!"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`,
  `\\"'/`,
  `\\${letters}`,
  ".*+?^${}()|[]\\-a1",
  "漢字仮名交文書読本語学校時間人生電車道路水火木金土日月山川田中小大高安新古長短",
  "äöüßéèêçñøåæœšžłıİ",
  "αβγδεζηθικλμνξοπρστυφχψω",
  "😀🎉🔐🧪💥👩‍👩‍👧",
  "%25%20+& a1",
  "&<>\"'#;a",
  `${letters} \t`,
  "0123456789",
  `${letters}\n\r\u0000\u0007`,
  "ﬁǅ\u0130\u212a\u017f\u0301e\u00e9K"
]

const length = (dice: Dice): number =>
  dice.oneIn(200) ? dice.pick(800, 4_000) : dice.oneIn(10) ? 60 + dice.below(200) : 12 + dice.below(30)

/** White space at its ends would be gone from what is shown. */
const trimmed = (text: string, dice: Dice): string => {
  const inner = text.replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, "")
  return inner.length >= 12 ? inner : inner + dice.text(12, letters)
}

export const password = (dice: Dice): string => trimmed(dice.text(length(dice), dice.from(alphabets) ?? letters), dice)

const plain = (dice: Dice, many: number): string => dice.text(many, letters)

export const hash = (dice: Dice): string =>
  dice.pick(
    `$2y$10$${dice.text(53, `${letters}./`)}`,
    `$argon2id$v=19$m=65536,t=2,p=1$${plain(dice, 22)}$${plain(dice, 43)}`,
    `$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=${plain(dice, 40)}==$${plain(dice, 16)}==$${plain(dice, 60)}==`
  )

export const key = (dice: Dice): string =>
  dice.oneIn(2)
    ? `sb_secret_${dice.text(31, `${letters}_-`)}`
    : // A key may be any text that can stand in a header.
      dice.text(20 + dice.below(40), `${letters}!#$%&'()*+-./:;<=>?@[\\]^_{|}~"`)

export const token = (dice: Dice): string =>
  `${dice.text(20, letters)}.${dice.text(60, `${letters}_-`)}.${dice.text(43, letters)}`

export const headerValue = (dice: Dice): string =>
  dice.text(16 + dice.below(20), `${letters}!#$%&'()*+-./:;<=>?@[\\]^_{|}~"`)

export const link = (dice: Dice): string =>
  `https://app.example.com/${plain(dice, 12)}?next=${encodeURIComponent(`/${plain(dice, 8)}?a=ä&b=${plain(dice, 8)}`)}#${plain(dice, 5)}`
