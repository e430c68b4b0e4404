// What is shown when the program has ended by a fault: the open visit as a file,
// as it was kept a moment before, and a way to begin again. It is fetched only
// then, and asks nothing of the program.

const ENGLISH = [
  "The page has stopped",
  "A fault in the program has ended it; nothing was sent anywhere. What you entered is kept, at most the last moment is missing. Save it as a file to be sure, then load the page again.",
  "What you entered could not be found in this browser's storage. Load the page again and look under “On this device”.",
  "Save the open visit as a file",
  "Load the page again",
  "For whoever looks into it:",
];

/** The text of the open visit, as the tab or the device keeps it. */
function kept() {
  const storages = [];
  for (const name of ["sessionStorage", "localStorage"]) {
    try {
      storages.push(window[name]);
    } catch {
      // This browser lets the page keep nothing there.
    }
  }
  const find = (key) => storages.map((storage) => storage.getItem(key)).find((text) => text);
  const slot = find("dermscore.open");
  return slot?.startsWith("dermscore.visit.") ? find(slot) : undefined;
}

function element(tag, text, more = {}) {
  return Object.assign(document.createElement(tag), { textContent: text }, more);
}

function save(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = "dermscore-visit.json";
  document.querySelector("main").append(link);
  link.click();
  link.remove();
}

/** Shows the page in the place of what has ended. */
export function rescue(error) {
  const box = document.getElementById("boot-error");
  const said = box.dataset.rescue?.split("\n") ?? ENGLISH;
  const [title, words, nothing, saving, again, technical] = said;
  const text = kept();
  const main = element("main", "", { className: "boot rescue" });
  main.setAttribute("role", "alert");
  main.append(element("h1", title), element("p", text ? words : nothing));
  if (text) {
    const button = element("button", saving, { type: "button", className: "primary" });
    button.dataset.testid = "rescue.save";
    button.addEventListener("click", () => save(text));
    main.append(button, " ");
  }
  const reload = element("button", again, { type: "button" });
  reload.dataset.testid = "rescue.reload";
  reload.addEventListener("click", () => location.reload());
  main.append(reload, element("p", `${technical} ${box.dataset.why ?? error}`, { className: "note" }));
  // What has ended shows nothing that could still be pressed.
  const app = element("div", "");
  app.append(main);
  document.getElementById("app").replaceWith(app);
  main.querySelector("button").focus();
}
