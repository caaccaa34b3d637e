using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Directory = Jaring.Sealing.Directory;

namespace Jaring.Benchmarks.Reports;

/// <summary>A report ready to be sent.</summary>
/// <param name="CaseId">The id that the store will know it by.</param>
/// <param name="Body">The whole body of the request.</param>
internal sealed record ReportBody(string CaseId, byte[] Body);

/// <summary>
/// Makes the bodies that pages would send. A few accounts are really sealed to the demo team; each body is one of them under ids of its own, which is
/// all that the server can tell two reports apart by. Each carries a puzzle of the host, solved before any clock runs.
/// </summary>
internal sealed class ReportBodies
{
    private const int Templates = 8;
    private const int IdBytes = 16;
    private readonly HttpClient room;
    private readonly IReadOnlyList<Sealed> sealedOnes;

    private ReportBodies(HttpClient room, IReadOnlyList<Sealed> sealedOnes) => (this.room, this.sealedOnes) = (room, sealedOnes);

    /// <summary>Seals the accounts to the team that the room names.</summary>
    /// <param name="room">Client of the room's API.</param>
    public static async Task<ReportBodies> SealAsync(HttpClient room)
    {
        var told = await room.GetFromJsonAsync<JsonElement>("room");
        var chain = told.GetProperty("chain").Deserialize<List<DirectoryRecord>>()!;
        var directory = Directory.Verify(chain, told.GetProperty("genesis").GetString()!, TimeProvider.System.GetUtcNow());
        var readers = directory.Entry.Members.Take(2).Select(m => m.Id).ToList();
        var body = new JsonObject { ["kind"] = "report", ["text"] = string.Concat(Enumerable.Repeat("Ini cerita rekaan untuk pengukuran. ", 40)) };
        var all = Enumerable.Range(0, Templates).AsParallel().Select(_ =>
            Sealing.Reports.Seal(new Report(directory, readers, [], body.DeepClone(), OfficeKeys.SiteSalt(DemoOffice.Id))).Sealed);
        return new ReportBodies(room, [.. all]);
    }

    /// <summary>Bytes of one sealed report, without the puzzle around it.</summary>
    public int SealedBytes => sealedOnes[0].Write().Length;

    /// <summary>That many bodies, no two alike.</summary>
    public async Task<IReadOnlyList<ReportBody>> MakeAsync(int count)
    {
        var made = new ReportBody[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, stop) =>
        {
            var puzzle = (await room.GetFromJsonAsync<JsonElement>("room", stop)).GetProperty("puzzle");
            made[n] = Make(sealedOnes[n % Templates], puzzle.GetProperty("challenge").GetString()!, puzzle.GetProperty("bits").GetInt32());
        });
        return made;
    }

    private static ReportBody Make(Sealed original, string challenge, int bits)
    {
        var caseId = Random(IdBytes);
        var report = UnderOwnIds(original, caseId);
        var head = $$"""{"submitKey":"{{Random(IdBytes)}}","puzzle":{"challenge":"{{challenge}}","nonce":{{Solve(challenge, bits)}}},"sealed":""";
        return new ReportBody(caseId, [.. Encoding.ASCII.GetBytes(head), .. report.Write(), .. Encoding.ASCII.GetBytes($$""","late":{{JsonSerializer.Serialize(Drill.MakeLate())}}}""")]);
    }

    private static Sealed UnderOwnIds(Sealed original, string caseId) => original with
    {
        Kh = ForCase(original.Kh, caseId),
        Report = original.Report with { H = ForCase(original.Report.H, caseId) },
        Identity = original.Identity with { H = ForCase(original.Identity.H, caseId) },
        Rbox = original.Rbox with { H = ForCase(original.Rbox.H, caseId) },
        Rid = Random(SHA256.HashSizeInBytes),
        Ah = Random(SHA256.HashSizeInBytes),
    };

    /// <summary>The header with another case id of the same length; nothing else of it changes.</summary>
    private static string ForCase(string header, string caseId)
    {
        var text = Encoding.UTF8.GetString(Base64Url.Decode(header));
        var old = JsonDocument.Parse(text).RootElement.GetProperty("case").GetString()!;
        return Base64Url.Encode(Encoding.UTF8.GetBytes(text.Replace(old, caseId, StringComparison.Ordinal)));
    }

    /// <summary>The page's work (tests/vectors/office.json): the first number under which the hash begins with that many zero bits.</summary>
    private static long Solve(string challenge, int bits)
    {
        byte[] tried = [.. "JT1/puzzle\0"u8, .. Base64Url.Decode(challenge), .. new byte[sizeof(long)]];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var nonce = 0L; ; nonce++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(tried.AsSpan(tried.Length - sizeof(long)), nonce);
            SHA256.HashData(tried, hash);
            if (System.Numerics.BitOperations.LeadingZeroCount(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash)) >= bits)
            {
                return nonce;
            }
        }
    }

    private static string Random(int bytes) => Base64Url.Encode(RandomNumberGenerator.GetBytes(bytes));
}
