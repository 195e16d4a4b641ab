namespace Federation.Storage;

/// <summary>What failed, in the words of those who know.</summary>
internal static class Failures
{
    /// <summary>A failure's message and those of what caused it, each once.</summary>
    public static string Say(Exception failure)
    {
        var said = failure.Message;
        for (var cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            said = said.Contains(cause.Message, StringComparison.Ordinal) ? said : $"{said} ({cause.Message})";
        }

        return said;
    }
}
