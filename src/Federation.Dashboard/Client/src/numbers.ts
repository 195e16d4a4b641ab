// Numbers while they are typed, for changes and sums only: what counts is what the server reads. Null for what is no
// number, or may be either of two.
const isVietnamese = document.documentElement.lang === "vi";
const written = new Intl.NumberFormat(isVietnamese ? "vi-VN" : "en-GB", { maximumFractionDigits: 4 });

export function readNumber(text: string, isWhole: boolean): number | null {
  const plain = text.trim().replace(/[\s\u00a0\u2009\u202f]+/g, " ");
  if (/^\d{1,3}( \d{3})+$/.test(plain)) {
    return Number(plain.replaceAll(" ", ""));
  }
  if (/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})+$/.test(plain)) {
    return Number(plain.replace(/[.,]/g, ""));
  }
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(plain)) {
    return isWhole ? Number(plain.replace(/[.,]/, "")) : null;
  }
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : null;
}

export function writeNumber(value: number): string {
  return written.format(value);
}

export function writeDifference(value: number): string {
  return (value > 0 ? "+" : "\u2212") + writeNumber(Math.abs(value));
}
