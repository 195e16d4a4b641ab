using Google.Protobuf;

namespace Federation.Engine.Codec;

/// <summary>Bytes from elsewhere: whatever is wrong with them is a <see cref="FormatException"/>.</summary>
internal static class WireBytes
{
    /// <summary>Parses a message, fields that this version does not know left out, and makes what it says.</summary>
    public static T Read<TMessage, T>(
        ReadOnlySpan<byte> bytes,
        MessageParser<TMessage> parser,
        Func<TMessage, T> read,
        string what
    )
        where TMessage : IMessage<TMessage>
    {
        try
        {
            return read(parser.WithDiscardUnknownFields(true).ParseFrom(bytes));
        }
        // The parser runs out of its span where a part claims to be nearly as long as an int can say.
        catch (Exception damage)
            when (damage
                    is InvalidProtocolBufferException
                        or ArgumentException
                        or OverflowException
                        or IndexOutOfRangeException
            )
        {
            throw new FormatException($"{what} is damaged: {damage.Message}", damage);
        }
    }

    /// <summary>Refuses another version.</summary>
    public static void RequireVersion(uint found, int known, string what)
    {
        if (found == 0)
        {
            throw new FormatException($"{what} has no version.");
        }

        if (found != known)
        {
            throw new FormatException($"{what} has version {found}, this program knows {known}: update it.");
        }
    }
}
