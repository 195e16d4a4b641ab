using System.Collections;
using Federation.Engine.Codec.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Federation.Engine.Tests.Golden;

/// <summary>
/// Every message of a link's protocol with every field filled: numbers and types of fields, which an older program
/// reads by. A message that is one of several has a line for each.
/// </summary>
internal static class GoldenWire
{
    private const int Depth = 4;

    public static IEnumerable<GoldenCase> All =>
        [
            Of("link-frames", "A link's frames: frame.proto.", FrameReflection.Descriptor),
            Of("link-questions", "What is asked over a link: question.proto.", QuestionReflection.Descriptor),
        ];

    private static GoldenCase Of(string name, string about, FileDescriptor file) =>
        new(
            name,
            1,
            $"{about} Each message by its name, every field filled, hexadecimal.",
            () => [.. file.MessageTypes.SelectMany(Filled).Select(Line)],
            lines => [.. lines.Select(line => Line(Parsed(file, line.Split(' '))))]
        );

    private static string Line(IMessage message) =>
        $"{message.Descriptor.Name} {Convert.ToHexStringLower(message.ToByteArray())}";

    private static IMessage Parsed(FileDescriptor file, string[] line) =>
        file.FindTypeByName<MessageDescriptor>(line[0]).Parser.ParseFrom(Convert.FromHexString(line[1]));

    private static IEnumerable<IMessage> Filled(MessageDescriptor type)
    {
        var choices = type.RealOneofCount == 0 ? [null] : type.Oneofs[0].Fields.Cast<FieldDescriptor?>();
        return choices.Select(choice => Filled(type, choice, Depth));
    }

    private static IMessage Filled(MessageDescriptor type, FieldDescriptor? choice, int depth)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (field.RealContainingOneof is { } one && field != (choice ?? one.Fields[0]))
            {
                continue;
            }

            if (field.FieldType == FieldType.Message && depth == 0)
            {
                continue;
            }

            if (field.IsRepeated)
            {
                var list = (IList)field.Accessor.GetValue(message);
                list.Add(Value(field, depth));
                list.Add(Value(field, depth));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, depth));
            }
        }

        return message;
    }

    // A number of its own for each field, beyond one byte, and where it may be negative, negative.
    private static object Value(FieldDescriptor field, int depth) =>
        field.FieldType switch
        {
            FieldType.String => field.Name,
            FieldType.Bytes => ByteString.CopyFromUtf8(field.Name),
            FieldType.Bool => true,
            FieldType.Int32 => -1000 - field.FieldNumber,
            FieldType.SInt32 => -1000 - field.FieldNumber,
            FieldType.UInt32 => 1000u + (uint)field.FieldNumber,
            FieldType.Int64 => -100_000L - field.FieldNumber,
            FieldType.SInt64 => -100_000L - field.FieldNumber,
            FieldType.UInt64 => 100_000ul + (ulong)field.FieldNumber,
            FieldType.Enum => field.EnumType.Values[^1].Number,
            FieldType.Message => Filled(field.MessageType, null, depth - 1),
            _ => throw new NotSupportedException($"{field.FullName} is {field.FieldType}"),
        };
}
