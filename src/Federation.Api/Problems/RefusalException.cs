namespace Federation.Api.Problems;

/// <summary>A request is refused; see <see cref="ProblemMiddleware"/>.</summary>
internal sealed class RefusalException(Refusal refusal) : Exception(refusal.Detail.En)
{
    public Refusal Refusal { get; } = refusal;
}
