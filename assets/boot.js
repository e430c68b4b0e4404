// Starts the page. The two names below are replaced by hashed ones at build time.
// The import is dynamic so that a missing or refused file is caught here too.
try {
  const glue = await import("./GLUE");
  await glue.default({ module_or_path: new URL("./WASM", import.meta.url) });
} catch (error) {
  console.error(error);
  const box = document.getElementById("boot-error");
  if (box) {
    document.querySelector(".boot")?.remove();
    box.textContent =
      "dermscore could not start. Reload the page; if that does not help, use a current " +
      "version of Firefox, Chrome, Edge or Safari. (" + error + ")";
    box.hidden = false;
  }
}
