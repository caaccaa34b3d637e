using System.Buffers.Text;
using System.Security.Cryptography;
using Jaring.Shapes;

namespace Jaring.Team.Pictures;

/// <summary>
/// A member's signed word about the own picture (docs/sealing.md 19). Rooms check the signature again; the server keeps what does not fit from being stored,
/// so that one page's mistake is told to its author and not to a person who reports.
/// </summary>
/// <param name="V">"JT1".</param>
/// <param name="T">"picture".</param>
/// <param name="Office">The office's id.</param>
/// <param name="Id">Public id of the member.</param>
/// <param name="N">Number, from 1; each later one is higher.</param>
/// <param name="Hash">SHA-256 of the picture; null takes it away.</param>
/// <param name="Iat">Unix second at which the day of the statement begins: a finer time would say when somebody sat at the dashboard.</param>
/// <param name="Exp">Unix second at which it ends.</param>
internal sealed record PictureStatement(string V, string T, string Office, string Id, int N, string? Hash, long Iat, long Exp) : IHeader
{
    /// <summary>Largest picture in bytes.</summary>
    public const int MostBytes = 8 * 1024;

    private const long Day = 24 * 60 * 60;

    /// <summary>How long one stands, so that an old one cannot be shown for ever. Who wants to keep it signs again.</summary>
    private const long Lifetime = 180 * Day;

    /// <summary>A clock may be a day ahead.</summary>
    private const long Slack = Day;

    private static ReadOnlySpan<byte> JpegBegins => [0xff, 0xd8, 0xff];

    /// <summary>Reads a statement of this member that fits its picture and stands now.</summary>
    /// <exception cref="ShapeException">It does not.</exception>
    public static PictureStatement Read(string officeId, string memberId, PictureRecord record, DateTimeOffset now)
    {
        var said = Shape.Header<PictureStatement>(record.E, "picture");
        Shape.Require(said.Office == officeId && said.Id == memberId && said.N > 0);
        Shape.Require(said.Iat % Day == 0 && said.Iat <= now.ToUnixTimeSeconds() + Slack && said.Exp == said.Iat + Lifetime && said.Exp > now.ToUnixTimeSeconds());
        Shape.Require(said.Hash is null == record.Jpeg is null);
        if (record.Jpeg is not null)
        {
            var jpeg = Shape.Bytes(record.Jpeg);
            Shape.Require(jpeg.Length <= MostBytes && jpeg.AsSpan().StartsWith(JpegBegins) && Base64Url.EncodeToString(SHA256.HashData(jpeg)) == said.Hash);
        }

        return said;
    }
}

/// <summary>A statement and its picture as they travel.</summary>
/// <param name="E">Exact bytes of the statement, base64url.</param>
/// <param name="Sig">ECDSA over them, label <c>picture</c>, base64url.</param>
/// <param name="Jpeg">The picture, base64url; null when the statement takes it away.</param>
public sealed record PictureRecord(string E, string Sig, string? Jpeg);
