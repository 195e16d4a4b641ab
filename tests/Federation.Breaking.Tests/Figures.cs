namespace Federation.Breaking.Tests;

/// <summary>A committee's figures: the admissions of all the days, the members as of the last.</summary>
internal readonly record struct Figures(int Admissions, int Members)
{
    public static Figures operator +(Figures a, Figures b) => new(a.Admissions + b.Admissions, a.Members + b.Members);
}
