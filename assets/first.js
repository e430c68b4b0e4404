// The form as the program draws it first, in use before the program is there: on
// a slow line that is a second earlier. It stands before the start script.
//
// Only a page that is certain to begin with an empty visit in English shows it: one
// that was never used here. What is pressed in it is shown and held, and done again
// in the program's own form as soon as that stands in its place, which alone
// decides what follows from it.
const app = document.getElementById("app");
const parts = [...(document.getElementById("first")?.content.children ?? [])];
const EVENTS = ["click", "keydown"];
// Tab and the space bar do what they do on any page.
const KEYS = /^(\d|Arrow.*|Home|End|Escape|Backspace|Delete|Enter)$/;
const held = [];
let acting = false;
let here;
const named = (name) => app.querySelector(`[data-testid="${name}"]`);
const fields = (of) => of.flatMap((part) => [...part.querySelectorAll("input, select")]);
const begins = () => {
  const never = (key) => !localStorage.getItem("dermscore." + key);
  try {
    return (
      parts.length > 0 &&
      /^(#(\/(pasi)?)?)?$/.test(location.hash) &&
      /^en\b/.test(navigator.languages[0]) &&
      ["open", "patient", "settings", "release"].every(never)
    );
  } catch {
    return false;
  }
};
const hold = (event) => {
  const button = event.target.closest?.("#app [data-choice]");
  const key = event.key;
  if (acting || !button || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key && !KEYS.test(key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  held.push([button.dataset.testid, key]);
  if (key || !parts[0].isConnected) return;
  const list = button.parentNode;
  delete list.dataset.empty;
  for (const one of list.children) {
    one.setAttribute("aria-checked", one === button);
    one.tabIndex = one === button ? 0 : -1;
  }
};
// Does again what was held, in its order; what a person does meanwhile comes after
// it. A key goes where the one before it has led, unless the focus was moved since.
const pass = async () => {
  const [typed, now] = [fields(parts), fields([...app.children])];
  const at = typed.indexOf(here);
  const focused = now[at] ?? (here && named(here.dataset.testid));
  let last;
  for (let next = held.shift(); next; next = held.shift()) {
    const [name, key] = next;
    acting = true;
    if (!key) named(name)?.click();
    else if (name !== last) named(name)?.focus();
    const list = document.activeElement.parentNode;
    const how = { key, bubbles: true, cancelable: true };
    if (key) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", how));
    acting = false;
    last = name;
    // What follows from one is drawn before the next: a digit leads to another list,
    // but for the last one.
    for (let looks = /\d/.test(key) ? 50 : 1; looks; looks--) {
      await new Promise((drawn) => setTimeout(drawn));
      if (!list.contains(document.activeElement)) break;
    }
  }
  EVENTS.forEach((name) => removeEventListener(name, hold, true));
  typed.forEach((field, place) => {
    if (field.value === now[place].value) return;
    now[place].value = field.value;
    now[place].dispatchEvent(new InputEvent("input", { bubbles: true }));
    if (place !== at) now[place].dispatchEvent(new Event("change", { bubbles: true }));
  });
  if (here && here.dataset.testid !== last) focused?.focus();
};
if (begins()) {
  app.replaceChildren(...parts);
  EVENTS.forEach((name) => addEventListener(name, hold, true));
  app.addEventListener("focusin", (event) => {
    if (parts[0].isConnected) here = event.target;
  });
  const watch = new MutationObserver(() => {
    if (parts[0].isConnected || !named("pasi.head.area.0")) return;
    watch.disconnect();
    pass();
  });
  watch.observe(app, { childList: true });
}
