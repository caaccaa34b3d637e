using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Jaring.Shapes;
using Jaring.Storage;

namespace Jaring.Intake;

/// <summary>
/// Makes a decoy in the very shape of a report: public points of keys that are thrown away, and randomness (sealing.md A1, tests/vectors section 3).
/// Nobody can tell it from its bytes; this host can, because its rid follows from a key outside the store (A2).
/// </summary>
internal static class DrillReport
{
    private const int TagBytes = 16;

    /// <summary>The sealed text of one drill.</summary>
    public static string Make(int directoryNumber, string directoryHash, ReadOnlySpan<byte> drillKey)
    {
        var caseId = RandomNumberGenerator.GetBytes(Shape.IdBytes);
        var name = Base64Url.EncodeToString(caseId);
        var reporter = new ReporterKeys(Point(), Point());
        var drill = new Sealed(
            Header(new CaseHeader(Shape.Version, "ck", name, 0, new DirectoryReference(directoryNumber, directoryHash), reporter, Random(Shape.HashBytes))),
            Slots(),
            Slot(),
            Object(new TextHeader(Shape.Version, "report", name, 0, Random(Shape.IdBytes)), 65536),
            Object(new IdentityHeader(Shape.Version, "identity", name, 2, Random(Shape.HashBytes)), 4096),
            Slots(),
            Rid(caseId, drillKey),
            Object(new ReceiptHeader(Shape.Version, "receipt", name, reporter.Kem, Random(Shape.HashBytes)), 512),
            Random(Shape.HashBytes));
        return JsonSerializer.Serialize(drill, WireJson.Options);
    }

    /// <summary>The two slots that come beside it, as random as all else.</summary>
    public static string MakeLate() => JsonSerializer.Serialize<Wrap[]>([Slot(), Slot()], WireJson.Options);

    /// <summary>How the host knows its own drills: HMAC-SHA256 of the case id under the drill key.</summary>
    public static string Rid(ReadOnlySpan<byte> caseId, ReadOnlySpan<byte> drillKey) => Base64Url.EncodeToString(HMACSHA256.HashData(drillKey, caseId));

    private static Wrap[] Slots() => [.. Enumerable.Range(0, 8).Select(_ => Slot())];

    private static Wrap Slot() => new(Point(), Random(64 + TagBytes));

    private static SealedObject Object<T>(T header, int step) => new(Header(header), Random(32), Random(step + TagBytes));

    private static string Header<T>(T header) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header, WireJson.Options));

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    private static string Point()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return Base64Url.EncodeToString([4, .. point.X!, .. point.Y!]);
    }
}

/// <summary>Sends one drill the way every report goes.</summary>
internal sealed class SubmitDrill(SubmitReport reports, Team.IReadDirectory directories, HostKeys keys) : ISubmitDrill
{
    /// <summary>Name of the host key that marks drills.</summary>
    public const string KeyName = "drill";

    public async Task SubmitAsync(string officeId, CancellationToken ct)
    {
        var chain = (await directories.ReadAsync(officeId, ct)).Chain;
        if (chain.Count == 0)
        {
            throw new InvalidOperationException("A drill needs a founded directory.");
        }

        var hash = Jt1.DirectoryHash(Base64Url.DecodeFromChars(chain[^1].E));
        var drill = DrillReport.Make(chain.Count - 1, hash, keys.Get(KeyName));
        var result = await reports.SubmitAsync(new SubmitReportInput(officeId, PublicId.New(), drill, DrillReport.MakeLate()), ct);
        if (result is not SubmitReportResult.Accepted)
        {
            throw new InvalidOperationException("A drill of our own was refused.");
        }
    }
}
