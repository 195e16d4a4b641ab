namespace Federation.Dashboard.Reading;

/// <summary>A vertical rule in a chart, with its label above the plot.</summary>
/// <param name="X">Where it stands.</param>
/// <param name="LabelX">Where the label begins, or ends.</param>
/// <param name="LabelY">The base of its first line.</param>
/// <param name="IsBefore">Whether the label ends at the rule and does not begin there.</param>
/// <param name="Lines">The label.</param>
public sealed record ChartRule(double X, double LabelX, double LabelY, bool IsBefore, IReadOnlyList<string> Lines);
