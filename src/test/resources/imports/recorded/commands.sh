#!/bin/bash
# 30 commands with the quoting that people and browsers use.
API=https://shop.example.com/api
TOKEN='SECRET-curl-0001'

curl https://shop.example.com/
$ curl -s "https://shop.example.com/products?page=1&size=20" | jq .
curl 'https://shop.example.com/products/pen-000001' \
  -H 'accept: application/json' \
  -H 'authorization: Bearer SECRET-curl-0002' \
  -H 'cookie: sid=SECRET-curl-0003; theme=dark' \
  --compressed
curl -X POST https://shop.example.com/orders -H "Content-Type: application/json" -d '{"product": "pen-000001", "quantity": 3}'
curl -XPOST https://shop.example.com/orders -H'Content-Type:application/json' -d"{\"note\": \"for \\\"you\\\" & me\"}"
curl https://shop.example.com/comments --data-raw $'text=It\'s\ttab\u00e9&rating=5'
curl https://shop.example.com/login -d user=ann -d password=SECRET-curl-0004
curl -G https://shop.example.com/search --data-urlencode "q=pens & ink" -d page=2
curl https://shop.example.com/search -G --data-urlencode 'q@query.txt'
curl --json '{"stars": 5, "price": 1.50}' https://shop.example.com/ratings
curl -u ann:SECRET-curl-0005 https://shop.example.com/private
curl -H "Authorization: Bearer $TOKEN" $API/me
curl -H "Authorization: Bearer ${API_TOKEN}" "$API/carts/$CART_ID"
curl -F title='A pen' -F 'photo=@pen.png;type=image/png' -F "text=<note.txt" https://shop.example.com/photos
curl -I https://shop.example.com/health
curl -T report.txt https://shop.example.com/files/report.txt
curl -b "sid=SECRET-curl-0006" -A "Mozilla/5.0" -e https://shop.example.com/ https://shop.example.com/cart
curl -sSL -o /dev/null -w '%{http_code}\n' --max-time 5 https://shop.example.com/slow > out.txt 2>&1
curl --request PUT --url https://shop.example.com/products/pen-000001 --header 'X-Api-Key: SECRET-curl-0007' --data-binary @body.json
curl --request=DELETE --frobnicate https://shop.example.com/products/pen-000002
curl -X DELETE 'https://shop.example.com/products/pen-000003?reason=old%20one&api_key=SECRET-curl-0008'
curl https://shop.example.com/a https://shop.example.com/b
curl https://shop.example.com/first --next -d x=1 https://shop.example.com/second
curl https://ann:SECRET-curl-0009@shop.example.com/info
curl shop.example.com/plain && curl -fsS https://shop.example.com/after; echo done
curl https://other.example.net/rates
curl "https://shop.example.com/items/[1-3]"
curl -H "Date: $(date)" https://shop.example.com/dated
curl -d @missing.json https://shop.example.com/missing
curl -g 'https://shop.example.com/list?ids[]=1&ids[]=2' --url-query 'sort=name up'
curl --oauth2-bearer SECRET-curl-0010 -X PATCH https://shop.example.com/products/pen-000001 -H 'Content-Type: application/xml' -d '<price currency="EUR">3</price>'
curl https://shop.example.com/styles/app.css
