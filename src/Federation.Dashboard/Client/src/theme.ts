// The switch is a link that the server answers; here it works without going there.
export function enhanceTheme(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-theme-choice]")) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) {
        return;
      }
      event.preventDefault();
      choose(link.dataset["themeChoice"] ?? "auto");
    });
  }
}

function choose(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  document.cookie = `federation-theme=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-theme-choice]")) {
    if (link.dataset["themeChoice"] === theme) {
      link.setAttribute("aria-current", "true");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}
