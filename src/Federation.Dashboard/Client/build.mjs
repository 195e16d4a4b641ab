// Bundles the scripts and the style sheet into the folder that the build embeds in the assembly.
import { rm } from "node:fs/promises";
import { build } from "esbuild";

const outdir = process.argv[2];
if (!outdir) {
  throw new Error("Say where to: node build.mjs <folder>");
}

// What a build before this one left there would be embedded, too.
await rm(outdir, { recursive: true, force: true });
await build({
  entryPoints: { core: "src/core.ts", dashboard: "../Assets/dashboard.css" },
  outdir,
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "none",
  chunkNames: "chunk-[name]-[hash]",
  logLevel: "warning",
});
