namespace Federation.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_granted_epoch_is_in_force_from_then_on()
    {
        var journal = await Open();
        var committee = await Activated(journal, "iz");
        await journal.AppendAsync(Append(committee, 0, "a"), default);
        var before = await journal.HeadAsync(default);

        Assert.Equal(3, await journal.RaiseEpochAsync(3, default));

        Assert.Equal(before with { Epoch = 3 }, await journal.HeadAsync(default));
        journal = await Reopen(journal);
        Assert.Equal(before with { Epoch = 3 }, await journal.HeadAsync(default));
        await journal.AppendAsync(Append(committee, 1, "b"), default);
        await AssertIsOneChain(journal);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(4)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task An_epoch_never_falls(long granted)
    {
        var journal = await Open();
        await journal.RaiseEpochAsync(5, default);

        Assert.Equal(5, await journal.RaiseEpochAsync(granted, default));

        Assert.Equal(5, (await journal.HeadAsync(default)).Epoch);
        Assert.Equal(5, (await (await Reopen(journal)).HeadAsync(default)).Epoch);
    }

    [Fact]
    public async Task Of_epochs_granted_at_once_the_highest_stays()
    {
        var journal = await Open();

        var held = HoldWrites();
        var raises = new long[] { 2, 7, 3, 6 }
            .Select(epoch => journal.RaiseEpochAsync(epoch, default).AsTask())
            .ToList();
        held.Dispose();
        var inForce = await Waiting.For(Task.WhenAll(raises), "the epochs");

        Assert.Contains(7L, inForce);
        Assert.Equal(7, (await journal.HeadAsync(default)).Epoch);
    }
}
