using System.Net.Mime;
using Jaring.Files;
using Jaring.Tab.Edge;
using Microsoft.AspNetCore.Http;

namespace Jaring.Tab.Cases;

/// <summary>A case's file, on both origins, for whoever shows the case's access token: the reporter on the way back, a reader on the dashboard.</summary>
internal static class FileReading
{
    /// <summary>The sealed bytes from a place on, so that a broken download goes on where it ended.</summary>
    public static async Task<IResult> ReadAsync(string office, HttpRequest request, ReadFile read, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<FileAsked>(request, JsonBody.UsualBytes, cancellationToken);
        return await read.ReadAsync(office, body.Access, body.Id, body.From, cancellationToken) switch
        {
            ReadResult.Opened opened => new FileAnswer(opened),
            ReadResult.Moved(var to) => ReaderEndpoints.Moved(to),
            _ => EdgeProblems.Of("not-found.file"),
        };
    }

    private sealed record FileAsked(string Access, string Id, long From = 0);

    private sealed class FileAnswer(ReadResult.Opened opened) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = MediaTypeNames.Application.Octet;
            response.ContentLength = opened.Length;
            response.Headers.ContentDisposition = "attachment";
            return opened.CopyAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
