using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Cli.Verifying;

/// <summary>
/// The bytes that opened.json has when it tells what the ciphertexts hold and nothing else. Bodies stand there as their authors signed them,
/// character by character.
/// </summary>
internal static class OpenedText
{
    public static byte[] Of(ReportPayload report, JsonElement? name, EvidenceChain<EvidenceMessage> thread, EvidenceChain<EvidenceLine> log)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{{\"report\":{{\"to\":{Texts(report.To)},\"excl\":{Texts(report.Excl)},\"named\":{(report.Named ? "true" : "false")}");
        text.Append(CultureInfo.InvariantCulture, $",\"body\":{report.Body.GetRawText()}}},\"name\":{(name is { } given ? Canonical(JsonNode.Parse(given.GetRawText())) : "null")}");
        text.Append(CultureInfo.InvariantCulture, $",\"thread\":[{string.Join(',', thread.Items.Select(m => Message(m.Item)))}]");
        text.Append(CultureInfo.InvariantCulture, $",\"log\":[{string.Join(',', log.Items.Select(l => Line(l.Item)))}]");
        text.Append(CultureInfo.InvariantCulture, $",\"strange\":{{\"thread\":{thread.Strange.Count},\"log\":{log.Strange.Count}}}}}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Message(ThreadItem item) => $"{{\"position\":{item.Position},\"by\":{Quoted(item.By)},\"body\":{item.Body.GetRawText()}}}";

    private static string Line(LogItem item) =>
        $"{{\"position\":{item.Seq},\"by\":{Quoted(item.By)},\"ts\":{item.Ts},\"act\":{Quoted(item.Act)},\"ref\":{Quoted(item.Ref)}}}";

    private static string Texts(IReadOnlyList<string> texts) => Canonical(new JsonArray([.. texts.Select(t => JsonValue.Create(t))]));

    private static string Quoted(string? text) => Canonical(JsonValue.Create(text));

    private static string Canonical(JsonNode? node) => Encoding.UTF8.GetString(CanonicalJson.Write(node));
}
