namespace Federation.Linking.Tests;

/// <summary>A test on networks of its own; skipped, by name, where none can be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NetworksFactAttribute : FactAttribute
{
    public NetworksFactAttribute() => Skip = Networks.WhyNot();
}
