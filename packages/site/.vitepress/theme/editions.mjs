// Who has chosen an edition once sees its examples everywhere.
const editions = ["Effect 3", "Effect 4"]
const key = "edition"

const show = (edition) => {
  for (const label of document.querySelectorAll(".vp-code-group .tabs label")) {
    const input = document.getElementById(label.htmlFor)
    if (label.textContent !== edition || input === null || input.checked) continue
    // VitePress shows the block of a tab when its input is clicked.
    label.click()
  }
}

let isShowing = false

const keep = (edition) => {
  if (isShowing || !editions.includes(edition)) return
  isShowing = true
  localStorage.setItem(key, edition)
  show(edition)
  isShowing = false
}

export const followEditions = (router) => {
  document.addEventListener("change", ({ target }) => {
    const label = target instanceof HTMLInputElement ? document.querySelector(`label[for="${target.id}"]`) : null
    if (label?.closest(".vp-code-group")) keep(label.textContent)
  })
  const restore = () => {
    const edition = localStorage.getItem(key)
    if (edition !== null) requestAnimationFrame(() => keep(edition))
  }
  router.onAfterRouteChanged = restore
  addEventListener("load", restore)
}
