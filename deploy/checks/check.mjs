// Checks the manifests and the compose file, and prints each fault. Arguments: the folder deploy, a folder for what is
// made, and, where kustomize is to be had, the file with what it made of the manifests.
//
// The types of Kubernetes find what is misspelt, misplaced or of another kind: each document becomes a literal in
// TypeScript, where properties that a type does not know are faults. What types cannot see is in `rules` below.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";

const [deploy, made, rendered] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const faults = [];

const read = (file) =>
  parseAllDocuments(readFileSync(file, "utf8"), { merge: true, uniqueKeys: true }).map((document) => {
    for (const error of [...document.errors, ...document.warnings]) {
      faults.push(`${relative(deploy, file)}: ${error.message}`);
    }
    return document.toJS();
  });

// "apps/v1" → apps/v1, "v1" → core/v1, "networking.k8s.io/v1" → networking/v1
const moduleOf = (apiVersion) => {
  const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
  return `kubernetes-types/${group.split(".")[0]}/${version}`;
};

const lines = [`import type { Kustomization, Part } from "${join(here, "kustomization.js")}";`];
const places = [];

const say = (place, type, value) => {
  places.push(place);
  lines.push(`export const d${places.length}: ${type} =`, `${JSON.stringify(value)};`);
};

const typed = (place, document, isPart) => {
  const type = `import("${moduleOf(document.apiVersion)}").${document.kind}`;
  const whole = document.spec ? `${type} & Required<Pick<${type}, "apiVersion" | "kind" | "metadata" | "spec">>` : type;
  say(place, isPart ? `Part<${type}>` : whole, document);
};

// Every folder of manifests, and whether it is named above.
const manifests = join(deploy, "kubernetes");
const walk = (folder) => {
  const place = relative(deploy, join(folder, "kustomization.yaml"));
  const [kustomization] = read(join(folder, "kustomization.yaml"));
  say(place, "Kustomization", kustomization);
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml") && name !== "kustomization.yaml");
  for (const name of files.filter((name) => !kustomization.resources.includes(name))) {
    faults.push(`${place}: resources lack ${name}`);
  }
  for (const file of (kustomization.configMapGenerator ?? []).flatMap((map) => map.files)) {
    if (!existsSync(join(folder, file.split("=").at(-1)))) {
      faults.push(`${place}: there is no ${file}`);
    }
  }
  for (const { patch } of kustomization.patches ?? []) {
    parseAllDocuments(patch).forEach((document) => typed(`${place}, patch`, document.toJS(), true));
  }
  for (const name of files) {
    read(join(folder, name)).forEach((document) => typed(relative(deploy, join(folder, name)), document, false));
  }
};
const folders = readdirSync(manifests, { withFileTypes: true }).filter((entry) => entry.isDirectory());
walk(manifests);
folders.forEach((entry) => walk(join(manifests, entry.name)));
const [top] = read(join(manifests, "kustomization.yaml"));
for (const { name } of folders.filter(({ name }) => name !== "base" && !top.resources.includes(name))) {
  faults.push(`kubernetes/kustomization.yaml: resources lack ${name}`);
}

const isPinned = (image) => image.includes(":") && !image.endsWith(":latest");
const isIn = (part, whole) => Object.entries(part).every(([key, value]) => whole?.[key] === value);

// What is let to run, and that what selects finds something.
const rules = (documents) => {
  const owners = documents.filter((document) => document.spec?.template?.spec?.containers);
  for (const { kind, metadata, spec } of owners) {
    const place = `${kind} ${metadata.name}`;
    const pod = spec.template.spec;
    const unless = (holds, what) => holds || faults.push(`${place}: ${what}`);
    unless(pod.securityContext?.runAsNonRoot, "may be root");
    unless(pod.securityContext?.seccompProfile?.type === "RuntimeDefault", "may call anything of the kernel");
    unless(pod.automountServiceAccountToken === false, "has a token of the cluster");
    unless(isIn(spec.selector?.matchLabels ?? {}, spec.template.metadata.labels), "does not select its pods");
    for (const { name, image, resources, securityContext, env, ...container } of pod.containers) {
      unless(securityContext?.allowPrivilegeEscalation === false, `${name} may rise`);
      unless(securityContext?.readOnlyRootFilesystem, `${name} may write its image`);
      unless(securityContext?.capabilities?.drop?.includes("ALL"), `${name} has capabilities`);
      const { requests, limits } = resources ?? {};
      unless(requests?.cpu && requests.memory && limits?.memory, `${name} has no bounds`);
      unless(isPinned(image), `${name}: ${image} is whatever it is today`);
      unless(kind === "Job" || (container.livenessProbe && container.readinessProbe), `${name} is not watched`);
      for (const mount of container.volumeMounts ?? []) {
        const volumes = [...(pod.volumes ?? []), ...(spec.volumeClaimTemplates ?? []).map((claim) => claim.metadata)];
        unless(volumes.some((volume) => volume.name === mount.name), `${name}: there is no volume ${mount.name}`);
      }
      for (const { name: key, value } of env ?? []) {
        unless(!/password=/i.test(value ?? ""), `${name}: ${key} has a password in it`);
      }
    }
    const services = documents.filter((one) => one.kind === "Service").map((service) => service.metadata.name);
    unless(!spec.serviceName || services.includes(spec.serviceName), `there is no service ${spec.serviceName}`);
  }
  const pods = owners.map((owner) => owner.spec.template);
  const selecting = documents.filter((one) => ["Service", "PodDisruptionBudget", "NetworkPolicy"].includes(one.kind));
  for (const { kind, metadata, spec } of selecting) {
    const selector = kind === "Service" ? spec.selector : (spec.selector ?? spec.podSelector).matchLabels;
    const selected = pods.filter((pod) => isIn(selector, pod.metadata.labels));
    const ports = selected.flatMap((pod) => pod.spec.containers.flatMap((container) => container.ports ?? []));
    const entries = (spec.ingress ?? []).flatMap((rule) => rule.ports.map(({ port }) => port));
    const wanted = kind === "Service" ? spec.ports.map((port) => port.targetPort) : entries;
    if (selected.length === 0 || wanted.some((name) => !ports.some((port) => port.name === name))) {
      faults.push(`${kind} ${metadata.name}: selects no pod, or a port that none has`);
    }
  }
};

// The instances that the nodes host, and those that the cluster is given.
const agree = (place, hosted, given) => {
  if (hosted.length === 0 || [...hosted].sort().join() !== [...given].sort().join()) {
    faults.push(`${place}: nodes host ${hosted.join(" ")}, the cluster is given ${given.join(" ")}`);
  }
};
const hostedBy = (value) => value?.split(" ") ?? [];

const [compose] = read(join(deploy, "compose.yaml"));
const services = Object.entries(compose.services);
agree(
  "compose.yaml",
  services.flatMap(([, { environment }]) => hostedBy(environment?.Federation__Instances)),
  compose.services.give.entrypoint.slice(3),
);
for (const [name, service] of services) {
  const unless = (holds, what) => holds || faults.push(`compose.yaml: ${name} ${what}`);
  unless(service.cap_drop?.includes("ALL") && service.security_opt?.includes("no-new-privileges:true"), "may rise");
  unless(service.restart === "unless-stopped" || name === "give", "is not started again");
  unless(isPinned(service.image), `is whatever ${service.image} is today`);
  unless(service.healthcheck || name === "give", "is not watched");
  const settings = Object.entries(service.environment ?? {}).map((pair) => pair.join("="));
  unless(!settings.some((setting) => /password=[^$]/i.test(setting)), "has a password in it");
}
const addresses = services.filter(([, service]) => service.environment?.Federation__ClusterAddress);
for (const [name, { environment, network_mode }] of addresses) {
  const front = compose.services[network_mode?.replace("service:", "")];
  if (front?.networks?.nodes?.ipv4_address !== environment.Federation__ClusterAddress) {
    faults.push(`compose.yaml: ${name} has another address than ${network_mode}`);
  }
}

if (rendered) {
  const documents = read(rendered);
  documents.forEach((document) => typed(`${document.kind} ${document.metadata.name}`, document, false));
  rules(documents);
  const sets = documents.filter((one) => one.kind === "StatefulSet");
  const containers = sets.flatMap((set) => set.spec.template.spec.containers);
  agree(
    "kubernetes",
    containers.flatMap(({ env }) => hostedBy(env?.find(({ name }) => name === "Federation__Instances")?.value)),
    documents.find((one) => one.kind === "Job").spec.template.spec.containers[0].args,
  );
}

writeFileSync(join(made, "documents.ts"), lines.join("\n"));
writeFileSync(join(made, "package.json"), '{"type":"module"}');
symlinkSync(join(here, "node_modules"), join(made, "node_modules"));
writeFileSync(
  join(made, "tsconfig.json"),
  JSON.stringify({ extends: join(here, "tsconfig.json"), files: ["documents.ts"] }),
);
const compiler = join(here, "node_modules/typescript/bin/tsc");
const tsc = spawnSync(process.execPath, [compiler, "--pretty", "false", "-p", made], { encoding: "utf8" });
for (const line of `${tsc.stdout}${tsc.stderr}`.split("\n").filter((line) => line.trim())) {
  const at = /documents\.ts\((\d+),\d+\): error \w+: (.*)/.exec(line);
  faults.push(at ? `${places[Math.floor((at[1] - 2) / 2)]}: ${at[2]}` : line);
}
if (tsc.status !== 0 && faults.length === 0) {
  faults.push(`tsc ended with ${tsc.status ?? tsc.error}`);
}

faults.forEach((fault) => console.log(fault));
if (faults.length === 0) {
  console.log(`${places.length} documents have the types of Kubernetes${rendered ? ", as kustomize makes them, too" : ""}.`);
}
process.exitCode = faults.length === 0 ? 0 : 1;
