using Federation.Api.Problems;
using Federation.Core.Input;

namespace Federation.Api.Http;

/// <summary>What the readers of the core made of a body.</summary>
internal static class Bodies
{
    /// <summary>The value.</summary>
    /// <exception cref="RefusalException">There are faults instead.</exception>
    public static T Valid<T>(Checked<T> read)
        where T : notnull =>
        read.Match(value => value, faults => throw new RefusalException(Refusals.InvalidBody(faults)));
}
