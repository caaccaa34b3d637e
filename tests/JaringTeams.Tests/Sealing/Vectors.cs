using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>The conformance vectors, read from the output folder.</summary>
internal static class Vectors
{
    public static JsonObject Load(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file)))!.AsObject();

    /// <summary>For a Theory: one case per entry of <paramref name="list"/>, named.</summary>
    public static TheoryData<int, string> Cases(string file, string list, string name = "name")
    {
        var cases = new TheoryData<int, string>();
        foreach (var (i, node) in Load(file)[list]!.AsArray().Index())
        {
            cases.Add(i, node![name]?.ToString() ?? list);
        }

        return cases;
    }

    public static string Text(this JsonNode? node) => (string)node!;

    public static byte[] Raw(this JsonNode? node) => Base64Url.Decode((string)node!);

    public static byte[] Hex(this JsonNode? node) => Convert.FromHexString((string)node!);

    public static string[] Texts(this JsonNode? node) => [.. node!.AsArray().Select(Text)];

    public static T As<T>(this JsonNode? node, JsonTypeInfo<T> type) where T : class =>
        Wire.Read(JsonSerializer.SerializeToUtf8Bytes(node), type);

    public static SealedObject AsObject(this JsonNode? node, string field) => node![field].As(SealingJson.Default.SealedObject);

    public static SealedObject[] Objects(this JsonNode? node) =>
        [.. node?.AsArray().Select(o => o.As(SealingJson.Default.SealedObject)) ?? []];

    public static Wrap[] Wraps(this JsonNode? node) => [.. node!.AsArray().Select(w => w.As(SealingJson.Default.Wrap))];

    public static ECDiffieHellman AgreementKey(byte[] scalar) =>
        ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = scalar });

    public static void Refused(string reason, Action action) => Assert.Equal(reason, Assert.Throws<SealingException>(action).Reason);
}
