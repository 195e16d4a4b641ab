using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Federation.Dashboard.Browser.Tests.Support;

/// <summary>
/// The rules of accessibility that a machine can check, run in the page itself: the wrapper for Playwright opens another
/// tab for each run, which costs more than the run.
/// </summary>
internal static class Axe
{
    private const string Accessible = """
        {
          runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
          rules: { "target-size": { enabled: true } },
        }
        """;

    private const string Legible = """{ runOnly: { type: "rule", values: ["color-contrast"] } }""";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Brings the rules into the page that is open.</summary>
    public static Task LoadAsync(IPage page) => page.EvaluateAsync("() => {" + Script + "}");

    /// <summary>What breaks WCAG 2.2 AA.</summary>
    public static Task<string[]> ViolationsAsync(IPage page) => RunAsync(page, Accessible);

    /// <summary>What has too little contrast.</summary>
    public static Task<string[]> IllegibleAsync(IPage page) => RunAsync(page, Legible);

    private static Task<string[]> RunAsync(IPage page, string options) =>
        page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ["violations"], ...{{options}} });
              return violations.map(({ id, nodes: [first, ...others] }) =>
                `${id} at ${first.target} and ${others.length} more: ${first.html.slice(0, 200)}`);
            }
            """
        );
}
