import { followChanges } from "./live";
import { enhanceTheme } from "./theme";

enhanceTheme();
followChanges();

if (document.querySelector("[data-trend-chart]")) {
  void import("./trends").then(({ drawTrends }) => drawTrends());
}

if (document.querySelector("[data-entry], [data-received]")) {
  void import("./submit").then(({ enhanceEntry }) => enhanceEntry());
}
