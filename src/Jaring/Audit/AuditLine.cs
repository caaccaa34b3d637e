using Jaring.Shapes;

namespace Jaring.Audit;

/// <summary>What a line of the office's log says (docs/sealing.md 12). It speaks of the list and of the log itself, never of a case.</summary>
/// <param name="V">"JT1".</param>
/// <param name="T">"audit".</param>
/// <param name="Log">The office's id.</param>
/// <param name="Seq">Place, from 0.</param>
/// <param name="Prev">Hash of the line before; null for the first.</param>
/// <param name="Ts">Unix second of the day's beginning: a finer time would say when somebody sat at the dashboard.</param>
/// <param name="By">Public id of who signs.</param>
/// <param name="Act">One of <see cref="Acts"/>.</param>
/// <param name="Ref">Hash of what it is about.</param>
internal sealed record AuditLine(string V, string T, string Log, int Seq, string? Prev, long Ts, string By, string Act, string Ref) : IHeader
{
    private const long Day = 24 * 60 * 60;

    /// <summary>"list": a page saw and verified an entry of the list. "seen": a page holds everything up to the line before for whole.</summary>
    public static IReadOnlyList<string> Acts { get; } = ["list", "seen"];

    /// <summary>Reads a line of this office and this member.</summary>
    /// <exception cref="ShapeException">It is not exactly one.</exception>
    public static AuditLine Read(string officeId, string memberId, string e)
    {
        var line = Shape.Header<AuditLine>(e, "audit");
        Shape.Require(line.Log == officeId && line.By == memberId && line.Seq >= 0 && line.Prev is null == (line.Seq == 0));
        Shape.Require(Acts.Contains(line.Act) && line.Ts >= 0 && line.Ts % Day == 0);
        Shape.Bytes(line.Ref, Shape.HashBytes);
        Shape.Require(line.Act != "seen" || line.Ref == line.Prev);
        return line;
    }
}
