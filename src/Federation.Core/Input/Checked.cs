using System.Collections.Immutable;

namespace Federation.Core.Input;

/// <summary>What came of reading input: a value, or one or more faults; never both and never neither.</summary>
/// <typeparam name="T">What was to be read.</typeparam>
public sealed class Checked<T>
    where T : notnull
{
    private readonly T? value;

    private Checked(T? value, ImmutableArray<Fault> faults)
    {
        this.value = value;
        Faults = faults;
    }

    /// <summary>Whether there is a value.</summary>
    public bool IsValid => Faults.IsEmpty;

    /// <summary>What is wrong, in the order of the text; empty where there is a value.</summary>
    public ImmutableArray<Fault> Faults { get; }

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There are faults instead; the message names the first.</exception>
    public T Value =>
        IsValid ? value! : throw new InvalidOperationException($"{Faults.Length} fault(s), the first: {Faults[0]}");

    /// <summary>A value without faults.</summary>
    public static Checked<T> Of(T value) => new(value, []);

    /// <summary>Faults instead of a value.</summary>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public static Checked<T> Failed(ImmutableArray<Fault> faults) =>
        faults.IsDefaultOrEmpty
            ? throw new ArgumentException("What has failed has at least one fault.", nameof(faults))
            : new(default, faults);

    /// <summary>The one or the other, as one result.</summary>
    public TResult Match<TResult>(Func<T, TResult> valid, Func<ImmutableArray<Fault>, TResult> faulty) =>
        IsValid ? valid(value!) : faulty(Faults);
}
