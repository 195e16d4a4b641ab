namespace Federation.Dashboard.Reading;

/// <summary>A value that can be chosen in a form.</summary>
/// <param name="Value">The value in the address; empty for what is meant where nothing is said.</param>
/// <param name="Text">What it is called.</param>
public sealed record Choice(string Value, string Text);
