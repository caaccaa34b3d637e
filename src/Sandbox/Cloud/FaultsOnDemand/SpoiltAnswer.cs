using System.Globalization;
using System.Text;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>Answers that no service means to give.</summary>
internal static class SpoiltAnswer
{
    /// <summary>Stands in every spoilt answer and every proxy's page; a test looks for it where no answer may be kept.</summary>
    public const string Canary = "kenariCloudFault7Qx2";

    private const int HugeBytes = 4 * 1024 * 1024;

    /// <summary>Writes the service's answer, spoilt.</summary>
    public static async Task WriteAsync(HttpContext http, GarbageForm form, byte[] answer)
    {
        var response = http.Response;
        if (response.StatusCode is 204)
            response.StatusCode = 200;
        var spoilt = Spoil(form, answer);
        response.ContentType = form == GarbageForm.WrongType ? "application/octet-stream" : response.ContentType ?? "application/json; charset=utf-8";
        response.ContentLength = form == GarbageForm.WrongLength ? spoilt.Length + 100 : spoilt.Length;
        await response.Body.WriteAsync(spoilt, http.RequestAborted);
    }

    /// <summary>Writes a proxy's page in place of any answer.</summary>
    public static async Task WritePageAsync(HttpContext http, Strike strike)
    {
        http.Response.StatusCode = strike.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        strike.TellWhen(http.Response);
        var title = string.Create(CultureInfo.InvariantCulture, $"{strike.Status} {Canary}");
        await http.Response.WriteAsync($"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>proxy.tirtawana.example</p></body></html>", http.RequestAborted);
    }

    private static byte[] Spoil(GarbageForm form, byte[] answer) => form switch
    {
        GarbageForm.Truncated => answer.Length > 1 ? answer[..(answer.Length / 2)] : Encoding.UTF8.GetBytes($"{{\"{Canary}\":\""),
        GarbageForm.Huge => Encoding.UTF8.GetBytes($"{{\"{Canary}\":\"{new string('x', HugeBytes)}\"}}"),
        GarbageForm.BadUtf8 => [.. Encoding.UTF8.GetBytes($"{{\"{Canary}\":\""), 0xC3, 0x28, 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}")],
        _ => answer,
    };
}
