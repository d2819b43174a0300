// Runs before anything is painted: the colours and the density that were chosen here before.
(() => {
  for (const name of ["theme", "density"]) {
    try {
      const value = localStorage.getItem(`pressmark-${name}`);
      if (value) document.documentElement.dataset[name] = value;
    } catch {
      return; // storage is switched off: the system's preference holds
    }
  }
})();
