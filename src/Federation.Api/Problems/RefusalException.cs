namespace Federation.Api.Problems;

/// <summary>A request is refused; see <see cref="ProblemMiddleware"/>.</summary>
public sealed class RefusalException(Refusal refusal) : Exception(refusal.Detail.En)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
