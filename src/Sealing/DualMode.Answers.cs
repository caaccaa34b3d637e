using System.Text.Json;

namespace Jaring.Sealing;

/// <summary>What was said to a request: a share for the one who asked, a no, or that the one who asked takes it back.</summary>
public enum RequestAnswerKind
{
    /// <summary>A share, wrapped for the requester.</summary>
    Release,

    /// <summary>A holder does not agree.</summary>
    Refused,

    /// <summary>The requester asks no longer.</summary>
    Withdrawn,
}

/// <summary>One verified answer to a request.</summary>
/// <param name="Kind">What was said.</param>
/// <param name="By">The holder who signed it.</param>
public sealed record RequestAnswer(RequestAnswerKind Kind, string By);

/// <summary>Answers to a request. Each is the first message of its thread, so that two who answer at once do not speak over each other.</summary>
public static partial class DualMode
{
    private const string Refused = "refused", Withdrawn = "withdrawn";

    /// <summary>Says no to a colleague's request, or takes one's own back.</summary>
    /// <exception cref="SealingException">own-request, not-requester, and the refusals of <see cref="OpenRequest"/></exception>
    public static SealedObject Say(Reader me, Sealed request, Sealed dual, RequestAnswerKind kind, VerifiedDirectory directory)
    {
        if (kind == RequestAnswerKind.Release)
        {
            return Approve(me, request, dual, directory);
        }

        var asked = OpenRequest(me, request, dual, directory);
        RequireSpeaker(kind, me.Id, asked.By);
        var said = new SaidBody(kind == RequestAnswerKind.Refused ? Refused : Withdrawn);
        return Messages.Seal(asked.Thread, asked.Thread.Base, JsonSerializer.SerializeToNode(said, SealingJson.Default.SaidBody));
    }

    /// <summary>Reads one answer.</summary>
    /// <exception cref="SealingException">not-reader, not-active, signature, release-other-request, not-requester, fields, json</exception>
    public static RequestAnswer ReadAnswer(DualRequest asked, SealedObject message, VerifiedDirectory directory)
    {
        var (by, body) = Answered(asked, message, directory);
        if (body.TryGetProperty("w", out _))
        {
            ReadRelease(body);
            return new(RequestAnswerKind.Release, by);
        }

        var said = Wire.Read(Bytes.Utf8(body.GetRawText()), SealingJson.Default.SaidBody).Say;
        SealingException.Require(said is Refused or Withdrawn, "fields");
        var kind = said == Refused ? RequestAnswerKind.Refused : RequestAnswerKind.Withdrawn;
        if (kind == RequestAnswerKind.Withdrawn)
        {
            RequireSpeaker(kind, by, asked.By);
        }

        return new(kind, by);
    }

    private static (string By, JsonElement Body) Answered(DualRequest asked, SealedObject message, VerifiedDirectory directory)
    {
        var (by, payload) = Messages.Open(asked.Thread.Key, message, id => [directory.ReaderKeyAt(directory.Entry.N, id, asked.Holders)]);
        SealingException.Require(payload.Prev == asked.Thread.ReportHash, "release-other-request");
        SealingException.Require(payload.Body.ValueKind == JsonValueKind.Object, "fields");
        return (by, payload.Body);
    }

    private static Wrap ReadRelease(JsonElement body) => Wire.Read(Bytes.Utf8(body.GetRawText()), SealingJson.Default.ReleaseBody).W;

    private static void RequireSpeaker(RequestAnswerKind kind, string by, string requester)
    {
        if (kind == RequestAnswerKind.Withdrawn)
        {
            SealingException.Require(by == requester, "not-requester");
        }
        else
        {
            SealingException.Require(by != requester, "own-request");
        }
    }
}
