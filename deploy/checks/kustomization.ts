// What these folders use of kustomize, whose own schema no package here has.
export interface Kustomization {
  apiVersion: "kustomize.config.k8s.io/v1beta1";
  kind: "Kustomization";
  namespace?: string;
  nameSuffix?: string;
  resources: string[];
  labels?: { pairs: Record<string, string>; includeSelectors?: boolean }[];
  patches?: { patch: string }[];
  images?: { name: string; newName?: string; newTag?: string; digest?: string }[];
  configMapGenerator?: { name: string; files: string[] }[];
}

// A patch says a part of what it patches.
export type Part<T> = T extends (infer Item)[]
  ? Part<Item>[]
  : T extends object
    ? { [Key in keyof T]?: Part<T[Key]> }
    : T;
