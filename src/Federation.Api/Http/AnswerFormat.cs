namespace Federation.Api.Http;

/// <summary>The forms in which tables and series are given.</summary>
public enum AnswerFormat
{
    /// <summary>JSON, with everything that is known of each figure.</summary>
    Json,

    /// <summary>Comma-separated values.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}
