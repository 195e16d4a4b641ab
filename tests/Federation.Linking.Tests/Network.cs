namespace Federation.Linking.Tests;

/// <summary>A network that an installation is in.</summary>
/// <param name="Words">The words that run a program there.</param>
/// <param name="Http">A client that reaches its loopback.</param>
internal sealed record Network(IReadOnlyList<string> Words, HttpClient Http);
