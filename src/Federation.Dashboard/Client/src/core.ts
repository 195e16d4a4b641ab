import { followChanges } from "./live";
import { enhanceTheme } from "./theme";

enhanceTheme();
followChanges();
