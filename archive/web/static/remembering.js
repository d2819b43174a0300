// What a reader chose, kept in this browser and nowhere else; where storage is switched off, until the page is left.

const kept = new Map();

export function remembered(name) {
  try {
    return localStorage.getItem(`pressmark-${name}`) ?? "";
  } catch {
    return kept.get(name) ?? "";
  }
}

export function remember(name, value) {
  kept.set(name, value);
  try {
    if (value) localStorage.setItem(`pressmark-${name}`, value);
    else localStorage.removeItem(`pressmark-${name}`);
  } catch {
    return;
  }
}
