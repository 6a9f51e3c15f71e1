// Starts the pages: loads the program whose address the build wrote into the page. The program takes the waiting text
// away with its first screen; where it cannot be loaded, the page says what to do and whom to call.

const { js, wasm } = document.querySelector('meta[name="app-entry"]').dataset;
const loading = document.getElementById("boot-loading");

try {
  loading.hidden = false;
  const { default: start } = await import(js);
  await start({ module_or_path: wasm });
} catch (error) {
  loading.hidden = true;
  document.getElementById("boot-failure").hidden = false;
  await showTelephone();
  throw error;
}

/** Adds the number of technical support, if the server still answers. */
async function showTelephone() {
  const answer = await fetch("/api/v1/institution").catch(() => null);
  if (!answer?.ok) return;
  const { departments } = await answer.json();
  const support = departments.find(({ key }) => key === "technical_support");
  if (!support) return;
  for (const place of document.querySelectorAll("[data-telephone]")) place.textContent = ` (${support.telephone})`;
}
