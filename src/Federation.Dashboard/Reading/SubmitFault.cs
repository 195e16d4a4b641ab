namespace Federation.Dashboard.Reading;

/// <summary>One thing that is wrong with a form.</summary>
/// <param name="Field">The name of the field; null where it is none of them.</param>
/// <param name="Message">What is wrong and how to mend it, in the page's language.</param>
/// <param name="Label">What the field is called, for the summary.</param>
public sealed record SubmitFault(string? Field, string Message, string? Label);
