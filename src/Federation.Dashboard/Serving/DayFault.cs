namespace Federation.Dashboard.Serving;

/// <summary>What is wrong with the day that was asked for.</summary>
/// <param name="Typed">What was typed.</param>
/// <param name="Message">What to do about it.</param>
public sealed record DayFault(string Typed, string Message);
