import { isWebLink } from "../format.js"

/** A link that can be followed, if it leads to the web; any other is shown only. */
export const Link = ({ href, text }: { readonly href: string; readonly text: string }) =>
  isWebLink(href) ? (
    <a href={href} target="_blank" rel="noreferrer" title={href}>
      {text}
    </a>
  ) : (
    <code class="wrap">{href}</code>
  )
