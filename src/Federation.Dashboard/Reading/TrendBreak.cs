namespace Federation.Dashboard.Reading;

/// <summary>A day on which what is counted may have changed, in words.</summary>
/// <param name="On">The day.</param>
/// <param name="Text">What happened.</param>
/// <param name="Committee">To whom.</param>
/// <param name="IsDrawn">Whether charts mark it: a new name or code changes no figure.</param>
public sealed record TrendBreak(DateOnly On, string Text, string Committee, bool IsDrawn);
