using System.Text;
using System.Text.Json;

namespace Federation.Architecture.Tests;

/// <summary>
/// Names are compared without their accents by decomposing them. In invariant mode String.Normalize returns its argument and
/// says nothing.
/// </summary>
public class GlobalizationTests
{
    [Fact]
    public void Normalizing_takes_accents_apart() =>
        Assert.Equal("Hue\u0302\u0301", "Huế".Normalize(NormalizationForm.FormD));

    [Fact]
    public void No_program_runs_in_invariant_mode()
    {
        var settings = Repository
            .Projects.Select(project => Path.ChangeExtension(project.AssemblyPath, ".runtimeconfig.json"))
            .Where(File.Exists)
            .ToList();

        Assert.NotEmpty(settings);
        Assert.All(settings, path => Assert.False(IsInvariant(File.ReadAllText(path)), path));
        Assert.True(IsInvariant("""{"runtimeOptions":{"configProperties":{"System.Globalization.Invariant":true}}}"""));
    }

    private static bool IsInvariant(string runtimeConfig)
    {
        using var settings = JsonDocument.Parse(runtimeConfig);
        return settings.RootElement.GetProperty("runtimeOptions").TryGetProperty("configProperties", out var properties)
            && properties.TryGetProperty("System.Globalization.Invariant", out var invariant)
            && invariant.GetBoolean();
    }
}
