using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>The conformance vectors, read from the output folder.</summary>
internal static class Vectors
{
    public static JsonObject Load(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file)))!.AsObject();

    public static string Text(this JsonNode? node) => (string)node!;

    public static byte[] Raw(this JsonNode? node) => Base64Url.Decode((string)node!);

    public static string[] Texts(this JsonNode? node) => [.. node!.AsArray().Select(Text)];

    public static void Refused(string reason, Action action) => Assert.Equal(reason, Assert.Throws<SealingException>(action).Reason);
}
