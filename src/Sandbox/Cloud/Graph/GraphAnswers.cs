using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Graph's error bodies, in the form that the SDK meets in the field (specs/graph-errors.json).</summary>
internal static class GraphAnswers
{
    public static IResult Error(HttpContext http, int status, string code, string message)
    {
        var requestId = RequestId(http);
        return Results.Json(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss"),
                    ["request-id"] = requestId,
                    ["client-request-id"] = http.Request.Headers["client-request-id"].FirstOrDefault() ?? requestId,
                },
            },
        }, statusCode: status);
    }

    public static IResult AccessDenied(HttpContext http) => Error(http, 403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

    public static IResult ItemNotFound(HttpContext http) => Error(http, 404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static IResult UnknownProperty(HttpContext http, string property, string type) => Error(http, 400, "RequestBodyRead",
        $"The property '{property}' does not exist on type '{type}'. Make sure to only use property names that are defined by the type or mark the type as open type.");

    public static IResult Invalid(HttpContext http, string what) => Error(http, 400, "ErrorInvalidRequest", what);

    public static string RequestId(HttpContext http)
    {
        if (http.Items["request-id"] is not string id)
        {
            id = Guid.CreateVersion7().ToString();
            http.Items["request-id"] = id;
            http.Response.Headers["request-id"] = id;
        }
        return id;
    }
}
