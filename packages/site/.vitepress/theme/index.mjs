import DefaultTheme from "vitepress/theme"
import { followEditions } from "./editions.mjs"
import "./style.css"

export default {
  extends: DefaultTheme,
  enhanceApp: ({ router }) => {
    if (typeof document !== "undefined") followEditions(router)
  }
}
